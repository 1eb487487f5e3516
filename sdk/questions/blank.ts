/** Nothing to read: no sign but spaces, controls and what takes no room, such as U+200B. Such a text is no answer. */
export const blank = (text: string): boolean => !/[^\s\p{Cc}\p{DI}]/u.test(text);
