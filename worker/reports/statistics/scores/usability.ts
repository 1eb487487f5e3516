/** Questionnaires of several items: one score a person, which is then counted like any other answer. */

const items = 10;

/**
 * SUS of one person, 0…100 in steps of 2.5: ten items 1–5, the odd ones x − 1, the even ones 5 − x, times 2.5. Null if
 * an item is missing: that person is left out. 68 is the usual average. Source: Brooke, "SUS: a quick and dirty usability scale" (1996).
 */
export function sus(answers: readonly (number | null)[]): number | null {
  if (answers.length !== items) return null;
  let sum = 0;
  for (const [at, answer] of answers.entries()) {
    if (answer === null) return null;
    sum += at % 2 === 0 ? answer - 1 : 5 - answer;
  }
  return sum * 2.5;
}

/** UMUX-Lite of one person, two items 1–7: (a + b − 2)·100/12, 0…100. Source: Lewis, Utesch & Maher 2013. */
export const umuxLite = (useful: number, easy: number): number => ((useful + easy - 2) * 100) / 12;

/** The SUS that a UMUX-Lite score predicts, 22.9…87.9: .65·score + 22.9. Source: Lewis, Utesch & Maher 2013. */
export const susFromUmuxLite = (score: number): number => 0.65 * score + 22.9;
