import { asyncApiDocument } from './async-api.ts';
import { openApiDocument } from './open-api.ts';
import { referencePage } from './page.ts';

/** What the reference of the public protocol consists of, made once. */
export const openApi = openApiDocument();
export const asyncApi = asyncApiDocument();
export const page = referencePage();
