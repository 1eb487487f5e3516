/**
 * The name of what the consent page says, in every language: a receipt tells by it what was read. The sentences say word for
 * word what the table "What is kept, and when" does. Who changes what they mean gives them a new name here.
 */
export const wording = "voz-1";
