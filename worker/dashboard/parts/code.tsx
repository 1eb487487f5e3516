/** Something to copy. One click selects it all; with the keyboard it can be focused and scrolled. */
export function Code({ text, label }: { text: string; label: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by the keyboard
    <pre class="code" tabindex={0} role="group" aria-label={label}>
      <code>{text}</code>
    </pre>
  );
}
