/** What people write, by how they fared and by what they write about. */
export type Mood = "let down" | "content" | "delighted";
export const topics = ["delivery", "packaging", "price", "breakage", "web", "gift", "piece", "support"] as const;
export type Topic = (typeof topics)[number];
export type Said = Record<Mood, Record<Topic, readonly string[]>>;
