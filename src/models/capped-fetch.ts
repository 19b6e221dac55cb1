/** More than any answer takes, event frames and reasoning included; what goes on beyond it is broken off. */
const MAX_BYTES = 8 * 1024 * 1024;

/** `fetch`, of which no body is read beyond 8 MB: whatever a service sends stays small in memory. */
export const cappedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!response.body) return response;
  let bytes = 0;
  const capped = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BYTES) controller.error(new Error('more bytes than any answer takes'));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(capped), { status, statusText, headers });
};
