// Loaded before dependency-cruiser, which tells its parser that every file is TypeScript without JSX and so stops at
// the first tag: here the parser looks at the name of the file.
import swc from '@swc/core';

const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
