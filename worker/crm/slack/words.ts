export const words = {
  es: {
    title: "Slack",
    lead: "Cada respuesta, como mensaje en un canal; también los avisos de campañas.",
    needs: {
      url: {
        label: "Dirección del webhook entrante",
        help: "Empieza por https://hooks.slack.com/services/. Quien la tiene puede escribir en tu canal: por eso no se vuelve a mostrar.",
      },
    },
    flagged: "Aviso de una campaña",
    disabled: "Destino desactivado",
    customer: "Cliente",
    seeCustomer: "Ver su ficha en Voz",
    parts: {
      id: "conocido por primera vez",
      email: "correo",
      name: "nombre",
      traits: "atributos",
      proven: "identidad probada",
      visitors: "navegadores",
    },
    states: {
      over_promise: "promete más de lo que cumple",
      under_delivery: "no cumple lo que promete",
      hidden_gem: "joya por descubrir",
      trust_builder: "genera confianza",
    },
  },
  en: {
    title: "Slack",
    lead: "Each response as a message in a channel; flagged campaigns too.",
    needs: {
      url: {
        label: "Address of the incoming webhook",
        help: "It begins with https://hooks.slack.com/services/. Who has it may write to your channel, so it is never shown again.",
      },
    },
    flagged: "A campaign was flagged",
    disabled: "An endpoint was disabled",
    customer: "Customer",
    seeCustomer: "See their profile in Voz",
    parts: {
      id: "known for the first time",
      email: "e-mail",
      name: "name",
      traits: "traits",
      proven: "identity proven",
      visitors: "browsers",
    },
    states: {
      over_promise: "promises more than it keeps",
      under_delivery: "does not keep its promise",
      hidden_gem: "hidden gem",
      trust_builder: "builds trust",
    },
  },
};
