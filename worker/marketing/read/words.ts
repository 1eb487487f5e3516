/** What is said of a file, in the API's words; the dashboard has its own by the codes. */
import type { MistakeName, Note, noteNames, Question, questionNames } from "#contract";

export const mistakeWords: Readonly<Record<MistakeName, string>> = {
  number: "This is no number as the rest of the file writes them.",
  negative: "A count cannot be negative.",
  whole: "A count is a whole number.",
  day: "This is no day of the calendar, or not in the order of the rest of the file.",
  order: "The last day is before the first.",
  campaign: "The row names no campaign.",
  currency: "A currency is a code of ISO 4217, such as EUR.",
  quote: "A quote is opened here and never closed.",
  cells: "The row has more cells than the header: a delimiter stands inside a cell that is not quoted.",
  short:
    "The row ends before this column: it was cut off, or empty cells at its end were dropped. Send the whole row, with a delimiter for each empty cell.",
  long: "A name has at most 255 characters.",
};

const questions: Readonly<Record<(typeof questionNames)[number], string>> = {
  columns:
    'No header with a campaign and a figure was found. Check the platform, or say which column is which: mapping={"campaign":"…","day":"…","spend":"…"}.',
  dates: "Nothing tells whether 3/4 is in March or in April: say dates=mdy or dates=dmy.",
  decimal: "Some numbers have a decimal point and some a decimal comma: say decimal=point or decimal=comma.",
  currency: "Neither a header, a column nor a cell names the currency: say currency=EUR, or whichever it is.",
  currencies:
    'Money is in two currencies, and a figure has one. Export both columns in one currency, or leave one out, as in mapping={"revenue":""}.',
  period: "There is no column for the day: export with one, or say from=2026-03-01 and to=2026-03-31.",
  overlap:
    "Figures of several days overlap figures of some of those days, and both would count. Take back the import that brought the others, or export by day.",
  without_id:
    "Figures of these days are there under a name that several campaigns have and without an id, and the file does not hold all of those campaigns: both would count. Take back the import that brought them.",
};
/** `columns`: the headers that it is about. */
export const questionOf = (ask: keyof typeof questions, columns: readonly string[] = []): Question => ({
  ask,
  message: [questions[ask], ...columns.map((name) => `"${name}"`)].join(" "),
});

const notes: Readonly<Record<(typeof noteNames)[number], string>> = {
  encoding: "The file is not UTF-8; it was read as windows-1252, as older spreadsheets write.",
  other_platform: "The columns look like those of another platform: check the platform.",
  totals: "Rows of totals were left out.",
  added_together:
    "Several rows are of the same campaign, day and currency; they were added. Reach was not: the greatest counts.",
  ranges: "Figures of several days that nobody can tell apart count only in periods that hold all of those days.",
  dollar: "The sign $ was taken for US dollars. If it is another currency, say currency=…",
  results_unused:
    "Results mean something else for each indicator and are never added: conversions stay unknown. Say indicator=… to count one.",
  results_used: "The results of one indicator were taken for conversions.",
  period_of_file: "There is no column for the day: all figures are of the whole period that the file names.",
  broken_ids: "Ids such as 1.2E+17 were cut by a spreadsheet and left out; campaigns go by their names.",
  known_without_id:
    "Figures of these days were there under the same name and without an id: those of the file replace them.",
  no_account: "No account is named: say account=… if you import several of one platform.",
};
export const noteOf = (code: keyof typeof notes, n?: number): Note => ({
  code,
  message: notes[code],
  ...(n === undefined ? {} : { n }),
});
