/** `env` is added to the browser's own environment. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

export function findBrowser(): Promise<FoundBrowser>;
