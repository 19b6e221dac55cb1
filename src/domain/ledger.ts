/**
 * What the ledger of comments is made of: an RFC 6962 log for each decision. Hashes are 64 digits of lower-case hex,
 * signatures Ed25519 (86 characters of base64url) over canonical JSON (RFC 8785), times ISO 8601 in UTC.
 */

/** What the ledger keeps of one comment. Its hash is SHA-256 of a zero byte and the leaf's canonical JSON. */
export interface Leaf {
  decision: string;
  /** As printed: 4829-1730-5526-16. */
  receipt: string;
  receivedAt: string;
  /** The clause that the comment is about; `null` for the draft as a whole. */
  clause: string | null;
  /** SHA-256 of the 16-byte salt followed by the text's UTF-8. */
  commitment: string;
}

/** A public key by which promises and roots are checked. */
export interface LedgerKey {
  /** The first 16 hex digits of SHA-256 of the public key. */
  keyId: string;
  /** 32 bytes in base64url. */
  publicKey: string;
}

/** The acknowledgement of a comment: its leaf will be included. */
export interface SignedPromise {
  leaf: Leaf;
  /** The signature over `{ leaf, keyId }`. */
  promise: string;
  keyId: string;
}

/** The state of a decision's ledger at one time. */
export interface SignedRoot {
  decision: string;
  /** The number of leaves. */
  size: number;
  root: string;
  signedAt: string;
  keyId: string;
  /** Over all the other fields. */
  signature: string;
}

/** Where a leaf stands, with the proof (RFC 6962, 2.1.1) that leads from its hash to the root. */
export interface Inclusion {
  /** From 0. */
  index: number;
  size: number;
  root: string;
  /** The hashes beside the way up, lowest first. */
  inclusion: string[];
}
