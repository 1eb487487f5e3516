/** A QR code as a drawing: dark on light in both themes, since cameras read it, and said in words for who sees none. */
import { encode } from "uqr";

/** Modules of quiet around the code, as its standard asks. */
const margin = 4;
/** Bytes: beyond, the modules get too small for a camera at arm's length. */
const longestQr = 700;

export const fitsQr = (link: string): boolean => new TextEncoder().encode(link).length <= longestQr;

/** One run of dark modules is one step of the path. */
function runs(rows: readonly (readonly boolean[])[]): string {
  let path = "";
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x] || row[x - 1]) continue;
      let end = x;
      while (row[end]) end += 1;
      path += `M${x} ${y}h${end - x}v1h${x - end}z`;
    }
  return path;
}

export function Qr({ link, title, text }: { link: string; title: string; text: string }) {
  const { data, size } = encode(link, { ecc: "M", border: margin });
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      width="240"
      height="240"
      role="img"
      aria-labelledby="qr-title qr-text"
      shape-rendering="crispEdges"
    >
      <title id="qr-title">{title}</title>
      <desc id="qr-text">{text}</desc>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={runs(data)} fill="#000000" />
    </svg>
  );
}
