// The words of the examples, in Spanish and in English.
import type { Lang } from "../shop/pages/paths.ts";

export type Way = "shop" | "mail" | "tag-manager" | "strict-policy" | "single-page-app" | "inline" | "consent";

const es = {
  language: "Español",
  languages: "Idioma",
  home: "Todos los ejemplos",
  title: "Voz en una página: todos los ejemplos",
  heading: "Siete maneras de escuchar",
  lead: "Cada ejemplo es una página corriente que usa Voz como lo haría la tuya. Lo que hay que copiar está en la propia página y en el comentario que abre su código.",
  ways: {
    shop: {
      name: "Una tienda",
      line: "De la campaña al pedido, con consentimiento: al comprar, Voz pregunta si la promesa del anuncio se cumplió.",
    },
    mail: {
      name: "Un correo",
      line: "La primera pregunta va en el mensaje; un clic en la nota abre el resto en su propia página.",
    },
    "tag-manager": {
      name: "Google Tag Manager",
      line: "Voz llega con una etiqueta HTML personalizada y escucha los eventos de tu capa de datos.",
    },
    "strict-policy": {
      name: "Una política de seguridad estricta",
      line: "Sin estilos ni scripts en línea y con Trusted Types, la encuesta sale igual y no incumple nada.",
    },
    "single-page-app": {
      name: "Una aplicación de una sola página",
      line: "Las vistas cambian sin recargar; Voz lo nota y la encuesta abierta sigue en su sitio.",
    },
    inline: {
      name: "Dentro del texto",
      line: "La pregunta aparece al final de una guía, como una parte más de la página, sin mover lo que lees.",
    },
    consent: {
      name: "Una página de consentimiento",
      line: "Quien te visita lee qué se guarda, acepta o rechaza, y cambia de idea cuando quiere.",
    },
  },
  copy: "Qué copiar",
  told: "Lo que Voz cuenta a la página",
  nothing: "Todavía nada.",
  order: "Hacer un pedido de 49 €",
  "tag-manager": {
    text: "Esta página no lleva la etiqueta de Voz. La pone el gestor de etiquetas (aquí, diez líneas que hacen lo mismo que él), y otra etiqueta avisa de la compra. El gestor copia un script sin sus atributos: por eso la clave se pone por código.",
    first: "Etiqueta 1 · HTML personalizado · activador: todas las páginas",
    second: "Etiqueta 2 · HTML personalizado · activador: evento «purchase»",
  },
  "strict-policy": {
    text: "Esta página prohíbe todo lo que no nombra. Voz no pone estilos ni scripts en línea y no escribe HTML, así que solo necesita que se nombre su dirección dos veces.",
    count: "Incumplimientos de la política:",
    nonce:
      "Si tu política da permiso con un nonce, ponlo en la etiqueta y nombra también la dirección de Voz: sus partes llegan con import().",
  },
  "single-page-app": {
    text: 'Tres vistas y un enrutador de quince líneas sobre history.pushState. No hay que avisar a Voz de los cambios de ruta; lo que pasa de verdad, como un pedido, se cuenta con voz("track").',
    views: "Vistas",
    lamp: "La lámpara",
    basket: "La cesta",
    thanks: "Gracias",
    lampText: "Lámpara Vega, de barro, con tres esmaltes.",
    basketText: "Una lámpara Vega, 49 €, envío incluido.",
    thanksText: "Pedido hecho. Sale del taller mañana.",
  },
  inline: {
    text: "La encuesta dice en qué elemento quiere estar; la página pone el elemento y avisa cuando alguien ha llegado al final.",
    guide: "Cuidar una lámpara de barro",
    steps: [
      "Quítale el polvo con un paño seco. El esmalte no necesita nada más.",
      "Si se mancha, agua templada y una gota de jabón. Nunca en el lavavajillas.",
      "Cambia la bombilla en frío, y que no pase de 8 W: el barro guarda el calor.",
      "Si viaja, envuélvela en algodón. Un golpe en el pie no se ve; uno en la pantalla, sí.",
    ],
  },
  consent: {
    text: "Para sitios sin gestor de consentimiento: un elemento y un script más. Antes de elegir no se guarda nada; al aceptar, cada respuesta lleva qué texto se leyó y para qué se dio permiso.",
  },
};

const en: typeof es = {
  language: "English",
  languages: "Language",
  home: "All examples",
  title: "Voz on a page: all examples",
  heading: "Seven ways to listen",
  lead: "Each example is an ordinary page that uses Voz as yours would. What there is to copy stands on the page itself, and in the comment at the top of its source.",
  ways: {
    shop: {
      name: "A shop",
      line: "From the campaign to the order, with consent: after buying, Voz asks whether the ad's promise was kept.",
    },
    mail: {
      name: "A mail",
      line: "The first question is in the message; a click on the score opens the rest on a page of its own.",
    },
    "tag-manager": {
      name: "Google Tag Manager",
      line: "Voz comes with a custom HTML tag and listens to the events of your data layer.",
    },
    "strict-policy": {
      name: "A strict security policy",
      line: "Without inline styles or scripts, and with Trusted Types, the survey comes up all the same and violates nothing.",
    },
    "single-page-app": {
      name: "A single page app",
      line: "Views change without a load; Voz notices, and an open survey stays where it is.",
    },
    inline: {
      name: "Inside the text",
      line: "The question appears at the end of a guide, as one more part of the page, and moves nothing that you read.",
    },
    consent: {
      name: "A consent page",
      line: "Visitors read what is kept, agree or refuse, and change their mind whenever they like.",
    },
  },
  copy: "What to copy",
  told: "What Voz tells the page",
  nothing: "Nothing yet.",
  order: "Place an order of €49",
  "tag-manager": {
    text: "This page does not carry the tag of Voz. The tag manager brings it (here, ten lines that do as it does), and another tag tells of the purchase. The manager copies a script without its attributes: so the key is set by code.",
    first: "Tag 1 · custom HTML · trigger: all pages",
    second: "Tag 2 · custom HTML · trigger: event “purchase”",
  },
  "strict-policy": {
    text: "This page forbids whatever it does not name. Voz brings no inline style and no inline script and writes no HTML, so all it needs is its address, named twice.",
    count: "Violations of the policy:",
    nonce:
      "If your policy permits by nonce, put it on the tag, and name the address of Voz as well: its parts come by import().",
  },
  "single-page-app": {
    text: 'Three views, and a router of fifteen lines on history.pushState. Voz need not be told of a change of route; what really happens, such as an order, is told by voz("track").',
    views: "Views",
    lamp: "The lamp",
    basket: "The basket",
    thanks: "Thank you",
    lampText: "The Vega lamp, of clay, in three glazes.",
    basketText: "One Vega lamp, €49, delivery included.",
    thanksText: "Ordered. It leaves the workshop tomorrow.",
  },
  inline: {
    text: "The survey says which element it wants to be in; the page has that element, and tells when somebody has read to the end.",
    guide: "Looking after a clay lamp",
    steps: [
      "Dust it with a dry cloth. The glaze needs nothing more.",
      "For a stain, warm water and a drop of soap. Never the dishwasher.",
      "Change the bulb when it is cold, and keep to 8 W: clay holds the heat.",
      "When it travels, wrap it in cotton. A knock on the foot does not show; one on the shade does.",
    ],
  },
  consent: {
    text: "For sites without a consent manager: one element, and one more script. Nothing is kept before somebody chooses; once they agree, each answer says which words were read and what the consent is for.",
  },
};

export type Words = typeof es;
export const words: Record<Lang, Words> = { es, en };
