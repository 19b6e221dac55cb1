/** Whom a reply goes to: a person, or a person in a room. */
export interface Place {
  contact: string;
  room: string | null;
}

/** A chat's name for the engine: the person's id, or `room:person`, as each person in a room has a dialogue of their own. */
export function chatOf({ contact, room }: Place): string {
  return room === null ? escaped(contact) : `${escaped(room)}:${escaped(contact)}`;
}

/** Reads a chat's name back; `null` where it is none of ours. */
export function placeOf(chat: string): Place | null {
  const ids = chat.split(':');
  const [first, second] = ids;
  if (ids.length > 2 || !first || second === '') return null;
  try {
    const [one, other] = [decodeURIComponent(first), second && decodeURIComponent(second)];
    return other ? { contact: other, room: one } : { contact: one, room: null };
  } catch {
    return null;
  }
}

/** WeChat's ids bear neither sign; those of other platforms may. */
function escaped(id: string): string {
  return id.replace(/[%:]/g, encodeURIComponent);
}
