/** What is logged to; pino fits. Nothing that a person wrote, and no chat's id, goes here. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
