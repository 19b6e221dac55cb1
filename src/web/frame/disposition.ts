/**
 * The header that names a file to be kept: in Chinese where the browser can (RFC 6266, RFC 5987), else `fallback`, which
 * must be plain ASCII. What no system allows in a file's name is left out of `name`.
 */
export function contentDisposition(name: string, fallback: string): string {
  const encoded = encodeURIComponent(name.replace(/[<>:"/\\|?*\p{Cc}]/gu, '')).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`;
}
