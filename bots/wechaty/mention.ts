/** Phones put U+2005 behind a name, computers a space. */
const BEHIND = '[\\u2005\\s]';

/**
 * Whether a text names one of these as the app writes a mention: `@name` with a space or nothing behind it. For puppets
 * that do not tell who is mentioned.
 */
export function namesOne(text: string, names: string[]): boolean {
  return names.some((name) => mentionOf(name, '').test(text));
}

/** The text without the mentions of these; of a mention with no space behind it only one at the beginning goes. */
export function withoutMention(text: string, names: string[]): string {
  const longestFirst = [...names].sort((one, other) => other.length - one.length);
  const without = longestFirst.reduce((rest, name) => rest.replace(mentionOf(name, 'g'), ' '), text).trim();
  const glued = longestFirst.find((name) => without.startsWith(`@${name}`));
  return glued === undefined ? without : without.slice(glued.length + 1).trimStart();
}

/** Whether everybody in the room is called: nobody asks the bot then, though some puppets list it. */
export function callsEverybody(text: string): boolean {
  return /@(?:所有人|all)(?:[\u2005\s]|$)/i.test(text);
}

function mentionOf(name: string, flags: string): RegExp {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`\\s*@${escaped}(?:${BEHIND}+|$)`, flags);
}
