/** The words, in Spanish, of Cloudflare Turnstile: its keys, and what it is good for. */
export const turnstile = {
  title: "Turnstile",
  lead: "Una comprobación de Cloudflare en el navegador de quien visita tu web. Es una señal entre varias, nunca una barrera: un código inventado habla en contra de las respuestas que lo traen, pero ninguna se rechaza, y a quien no trae código se le cree igual.",
  on: (siteKey: string) => `Activado con la clave del sitio ${siteKey}.`,
  off: "No está activado.",
  turnedOn: "Turnstile está activado.",
  turnedOff: "Turnstile está desactivado y el secreto, olvidado.",
  keys: "Claves",
  keysHelp: "Cópialas del panel de Cloudflare, en Turnstile, en el sitio que hayas creado para tu web.",
  siteKey: "Clave del sitio",
  siteKeyHelp: "Es pública: va en tus páginas.",
  secret: "Clave secreta",
  secretHelp: "Se guarda cifrada y no se vuelve a mostrar. Para cambiarla, escribe las dos de nuevo.",
  badSiteKey: "Copia la clave del sitio tal cual: letras, cifras, guiones y guiones bajos.",
  badSecret: "Copia la clave secreta tal cual: letras, cifras, guiones y guiones bajos.",
  same: "Son la misma clave. La secreta es la segunda que muestra Cloudflare.",
  turnOn: "Activar",
  replace: "Cambiar las claves",
  page: "En tus páginas",
  pageHelp:
    "Turnstile lo pinta tu página, con el programa de Cloudflare. Entrega así cada código a Voz, que lo manda con la siguiente respuesta:",
  example: "Ejemplo para tus páginas",
  price:
    "Tiene su precio: el navegador de cada visitante habla con Cloudflare, y tu página de privacidad debe decirlo; una política de seguridad estricta debe permitir https://challenges.cloudflare.com en script-src y frame-src.",
  end: "Desactivar Turnstile",
  endSure: "Los códigos dejan de comprobarse y el secreto se borra. Lo que ya se marcó sigue marcado.",
  endNow: "Desactivar",
};
