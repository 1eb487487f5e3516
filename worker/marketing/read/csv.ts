/**
 * Reads CSV by RFC 4180, piece by piece, with any one delimiter. Forgiving where spreadsheets are: any line end, a
 * quote inside a bare cell is a letter, and what follows a closing quote belongs to the cell. Pure.
 */

export interface Line {
  /** Where it begins in the file; the first line is 1. A quoted cell may go on over several. */
  line: number;
  cells: string[];
  /** The file ends amid it: no line end closed it. */
  open?: true;
}

const quote = 34;
const cr = 13;
const lf = 10;

const states = { start: 0, bare: 1, quoted: 2, closing: 3 } as const;
type State = (typeof states)[keyof typeof states];

export class CsvReader {
  private readonly delimiter: number;
  private state: State = states.start;
  private cells: string[] = [];
  /** What earlier pieces brought of the cell that is being read. */
  private cell = "";
  private line = 1;
  private began = 1;
  /** Whether a line end has begun that may go on with the next letter: between lines, and within a quoted cell. */
  private afterCr = false;
  private crWithin = false;

  constructor(delimiter: string) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** The lines that this piece ends. */
  read(text: string): Line[] {
    const lines: Line[] = [];
    let from = 0;
    const take = (to: number): void => {
      if (to > from) this.cell += text.slice(from, to);
    };
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.afterCr) {
        this.afterCr = false;
        if (code === lf) {
          from = at + 1;
          continue;
        }
      }
      if (this.state === states.quoted) {
        if (code === quote) {
          take(at);
          this.state = states.closing;
          from = at + 1;
        } else if (code === cr || (code === lf && !this.crWithin)) this.line += 1;
        this.crWithin = code === cr;
        continue;
      }
      if (code === quote && this.state !== states.bare) {
        if (this.state === states.closing) this.cell += '"';
        this.state = states.quoted;
        from = at + 1;
      } else if (code === this.delimiter) {
        take(at);
        this.endCell();
        from = at + 1;
      } else if (code === lf || code === cr) {
        take(at);
        this.endLine(lines);
        this.afterCr = code === cr;
        from = at + 1;
      } else if (this.state === states.start || this.state === states.closing) this.state = states.bare;
    }
    take(text.length);
    return lines;
  }

  /** The last line, where no line end closed it; `open` where a quote never did. */
  end(): { lines: Line[]; open: boolean } {
    const open = this.state === states.quoted;
    const lines: Line[] = [];
    if (this.state !== states.start || this.cells.length > 0) this.endLine(lines);
    return { lines, open };
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = "";
    this.state = states.start;
  }

  private endLine(lines: Line[]): void {
    this.endCell();
    lines.push({ line: this.began, cells: this.cells });
    this.cells = [];
    this.line += 1;
    this.began = this.line;
  }
}

/** All lines of a text in pieces; `open` is told at the end. */
export function* csvLines(
  pieces: Iterable<string>,
  delimiter: string,
  open: (line: number) => void = () => undefined,
): Generator<Line> {
  const reader = new CsvReader(delimiter);
  for (const piece of pieces) yield* reader.read(piece);
  const last = reader.end();
  for (const line of last.lines) yield { ...line, open: true };
  if (last.open) open(last.lines[0]?.line ?? 1);
}
