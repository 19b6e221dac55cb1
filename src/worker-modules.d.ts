/** What `rules` in wrangler.toml make of files that are imported: Text modules are strings, Data modules are bytes. */
declare module '*.txt' {
  const text: string;
  export default text;
}

declare module '*.bin' {
  const bytes: ArrayBuffer;
  export default bytes;
}

/** The package describes its front only. */
declare module 'rate-limiter-flexible/lib/RateLimiterMemory.js' {
  import { RateLimiterMemory } from 'rate-limiter-flexible';
  export default RateLimiterMemory;
}
