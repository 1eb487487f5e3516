/** The mark: a voice as five bars, whose lower ends draw a V. */
const bars = [
  [2, 8],
  [8, 16],
  [14, 24],
  [20, 16],
  [26, 8],
] as const;

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      {bars.map(([x, height], index) => (
        <rect key={x} class={index === 2 ? "mark-centre" : undefined} x={x} y="4" width="4" height={height} rx="2" />
      ))}
    </svg>
  );
}

export function Brand({ href }: { href: string }) {
  return (
    <a class="brand" href={href}>
      <Mark />
      <span class="brand-name">Voz</span>
    </a>
  );
}

/** The same mark as a file, for the browser's tab. */
export const iconFile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5a50"/><g transform="translate(5.6 5.6) scale(.65)" fill="#fff">${bars
  .map(
    ([x, height], index) =>
      `<rect x="${x}" y="4" width="4" height="${height}" rx="2"${index === 2 ? ' fill="#ffb59a"' : ""}/>`,
  )
  .join("")}</g></svg>`;
