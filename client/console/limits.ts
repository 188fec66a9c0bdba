/** As MAX_TEXT_LENGTH of the contract, whose module would bring the schema library into the browser. */
export const MAX_TEXT_LENGTH = 32_000;
