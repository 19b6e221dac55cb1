import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import type { Span } from '../../domain/passage.ts';

/** A place of at most so many UTF-16 code units is searched as a whole. */
export const PIECE_CHARS = 600;

/** LangChain sets a separator before the piece behind it; Chinese punctuation belongs to what it ends. */
class ChineseSplitter extends RecursiveCharacterTextSplitter {
  protected override splitOnSeparator(text: string, separator: string): string[] {
    return separator ? text.split(new RegExp(`(?<=${separator})`)) : [...text];
  }
}

// Paragraphs first, and single characters where a text has no punctuation at all.
const splitter = new ChineseSplitter({
  chunkSize: PIECE_CHARS,
  chunkOverlap: 0,
  separators: ['\n', '。', '；', '，', ''],
  keepSeparator: true,
});

/**
 * Cuts an over-long place into the pieces by which it is searched; the place stays what is cited. The pieces lie side
 * by side: joined they are the text, character for character.
 */
export async function piecesOf(text: string): Promise<Span[]> {
  if (text.length <= PIECE_CHARS) return [{ start: 0, end: text.length }];
  const starts: number[] = [];
  let from = 0;
  // The splitter trims its pieces; what it took off belongs to the piece before.
  for (const piece of await splitter.splitText(text)) {
    const at = text.indexOf(piece, from);
    starts.push(starts.length ? at : 0);
    from = at + piece.length;
  }
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? text.length }));
}
