/** What a screen reader finds in one question of each kind, in Spanish: roles, names, states, in their order. */
export const spoken: Record<string, string> = {};
