/** The words to look for, with the button, an example, and the place where our script says how many it found. */
export function SearchField({ label, hint, q }: { label: string; hint: string; q: string }) {
  return (
    <div class="field wide">
      <label for="q">{label}</label>
      <div class="with-button">
        <input
          id="q"
          type="search"
          name="q"
          value={q}
          autocomplete="off"
          enterkeyhint="search"
          aria-describedby="q-hint"
        />
        <button type="submit" class="button">
          查找
        </button>
      </div>
      <p class="hint" id="q-hint">
        {hint}
      </p>
      <p class="live" role="status" data-live-status></p>
    </div>
  );
}
