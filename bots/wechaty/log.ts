/** What is logged to; pino fits. Nothing that a person wrote, and no chat's id, goes here. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** A failure in words: never its message, as puppets quote in it what was to be sent. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure';
  return 'code' in error ? `${error.name} ${error.code}` : error.name;
}
