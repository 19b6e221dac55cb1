/**
 * The passages out of a prompt: what stands behind `[S1]` at the beginning of a line, up to the next such line, an
 * empty line, a line in angle brackets or the end. A token that comes twice keeps its longer text, for a prompt may show
 * the form of a mark in its instructions.
 */
export function readSources(prompt: string): Map<string, string> {
  const sources = new Map<string, string>();
  const starts = [...prompt.matchAll(/^[ \t]*\[(S\d+)\]/gm)];
  for (const [at, start] of starts.entries()) {
    const token = start[1] as string;
    const behind = prompt.slice(start.index + start[0].length, starts[at + 1]?.index);
    const end = behind.search(/\n[ \t]*\n|\n[ \t]*<\/?[^>\n]+>[ \t]*(?:\n|$)/);
    const text = (end < 0 ? behind : behind.slice(0, end)).trim();
    if (text.length > (sources.get(token)?.length ?? 0)) sources.set(token, text);
  }
  return sources;
}
