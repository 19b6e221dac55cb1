/** The lines of a text that is still being written, empty ones left out; a mark that is not yet closed is held back. */
export function linesOf(text: string, isFinished: boolean): string[] {
  const shown = isFinished ? text : text.replace(/【[^【】]*$/, '');
  return shown.split('\n').filter((line) => line.trim() !== '');
}

/** A line cut at its marks 【任务31】, which are pieces of their own. */
export function piecesOf(line: string): string[] {
  return line.split(/(【[^【】]+】)/).filter((piece) => piece !== '');
}

/** The label inside a mark; `null` where the piece is none. */
export function markedLabel(piece: string): string | null {
  return /^【([^【】]+)】$/.exec(piece)?.[1] ?? null;
}
