/** The words, in Spanish, of the page that holds what is said against what was seen. */
export const heard = {
  title: "Lo dicho y lo visto",
  lead: "Qué dicen que les trajo y por dónde llegaron. Ninguna de las dos cosas es toda la verdad: la gente olvida, y un enlace no sabe de la amiga que lo envió.",
  answers: "Respuestas",
  agree: "Coinciden",
  agreeHelp: "De las respuestas que el canal puede confirmar o desmentir.",
  table: "Lo que dicen, por canal de llegada",
  said: "Dicen",
  seen: "Llegaron por",
  n: "Respuestas",
  verdict: "Juntas",
  verdicts: { agree: "Coinciden", disagree: "No coinciden", untold: "No se puede saber" },
  unknown: "Llegada desconocida",
  other: "Otra cosa",
  emptyTitle: "Nadie lo ha contado todavía",
  empty:
    'Añade a una encuesta la pregunta ya hecha { "id": "heard", "kind": "single", "metric": "heard" }: trae su texto y sus opciones.',
};
