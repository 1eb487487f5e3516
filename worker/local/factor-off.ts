/**
 * What takes the second factor off an account whose owner lost it, as statements for the database: for whoever runs this Voz,
 * when no owner of a workspace may. Every workspace of theirs has it in its log, and they are told at their next sign-in. Pure.
 */

/** Its quotes doubled: nothing in it ends the text. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** In this order; the first tells whether there is such an account, and whether it has one. */
export function factorOff(email: string, now: Date): string[] {
  const who = `email = ${quoted(email.trim().toLowerCase())}`;
  // What follows is done only where the second statement was.
  const done = `(SELECT id FROM user WHERE ${who} AND NOT two_factor_enabled AND factor_removed_at = ${now.getTime()})`;
  const next = (table: string): string =>
    `ifnull((SELECT max(seq) FROM ${table} WHERE workspace_id = m.workspace_id), 0)`;
  return [
    `SELECT email, two_factor_enabled AS factor FROM user WHERE ${who}`,
    `UPDATE user SET two_factor_enabled = 0, factor_removed_at = ${now.getTime()}, updated_at = ${now.getTime()} WHERE ${who} AND two_factor_enabled`,
    `DELETE FROM two_factor WHERE user_id = ${done}`,
    `DELETE FROM session WHERE user_id = ${done}`,
    `INSERT INTO audit (workspace_id, seq, at, actor_kind, actor_id, actor_name, network, action, object, detail)
      SELECT m.workspace_id, 1 + max(${next("audit")}, ${next("audit_seals")}), ${quoted(now.toISOString())},
        'unknown', '', '', NULL, 'removeSecondFactor', m.user_id, json_object('by', 'operator')
      FROM members m WHERE m.user_id = ${done}`,
  ];
}

/** What came of it, from what the first statement read; null where that cannot be told. */
export function saidOf(rows: unknown, email: string): { done: boolean; say: string } | null {
  if (!Array.isArray(rows)) return null;
  const [row] = rows as ({ factor?: unknown } | undefined)[];
  if (!row) return { done: false, say: `No account has the e-mail ${email}.` };
  if (row.factor !== 1)
    return { done: false, say: `${email} has no second factor: the password alone opens the account.` };
  return {
    done: true,
    say: `The second factor of ${email} is off and every session of theirs has ended. They are told at their next sign-in.`,
  };
}
