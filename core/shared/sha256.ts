import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of a text as UTF-8, as 64 lower-case hex digits. A lone surrogate counts as U+FFFD. */
export const sha256 = (text: string): string => bytesToHex(digest(utf8ToBytes(text)));
