/** Words about a survey's own page, in Spanish. */
export const hosted = {
  title: "Su propia página",
  help: "Se abre a quien tenga el enlace, diga lo que diga la audiencia. Allí se lee el nombre de tu espacio de trabajo. Añade ?lang=es, una respuesta como ?nps=9, ?customer=id con su &proof, o parámetros utm.",
  link: "Enlace a la página de la encuesta",
  open: "Abrir la página",
  mail: "Fila de notas para un correo",
  mailHelp:
    "Pega este HTML en tu programa de correo. Cada número abre la encuesta con esa nota puesta; nada cuenta hasta que se envía. Cambia utm_source y añade utm_campaign para atribuirlo a tu campaña.",
};
export type Hosted = typeof hosted;
