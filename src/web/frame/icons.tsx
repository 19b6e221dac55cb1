import type { Child } from 'hono/jsx';

/** A drawing of 20 × 20 in the text's own colour, beside words that say the same; hidden from whoever listens. */
function Icon({ children }: { children?: Child }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
      {children}
    </svg>
  );
}

/** Three bars: a menu. */
export function MenuIcon() {
  return (
    <Icon>
      <path d="M2 4.5h16M2 10h16M2 15.5h16" />
    </Icon>
  );
}

/** A glass: looking something up. */
export function SearchIcon() {
  return (
    <Icon>
      <circle cx="8.5" cy="8.5" r="6" />
      <path d="m13 13 5.5 5.5" />
    </Icon>
  );
}
