/** The words, in Spanish, of the second factor: setting it up, being asked for it, and asking it of everybody. */
export const factor = {
  title: "Verificación en dos pasos",
  lead: "Además de la contraseña, al entrar se pide un código de tu móvil. Quien robe la contraseña no entra sin él.",
  wanted: "Este espacio pide a todo su equipo la verificación en dos pasos. Actívala para seguir.",
  off: "No la tienes activada.",
  on: "Activada. Al entrar se te pide un código.",
  left: (n: number, text: string) =>
    n === 0
      ? "No te queda ningún código de recuperación: crea otros ahora."
      : n === 1
        ? "Te queda un código de recuperación."
        : `Te quedan ${text} códigos de recuperación.`,
  manage: "Gestionarla",
  setUp: "Activarla",

  begin: "Activarla",
  beginLead:
    "Necesitas una aplicación de códigos: Google Authenticator, Microsoft Authenticator, 1Password, Aegis o cualquiera que lea códigos TOTP.",
  password: "Tu contraseña",
  next: "Continuar",
  wrongPassword: "La contraseña no es correcta.",
  scan: "Escanea este código",
  scanHelp: "Ábrelo con la aplicación de códigos de tu móvil. Después escribe el código que te muestre.",
  qrText: "Código QR con la clave de tu segundo factor. Debajo está la misma clave como texto.",
  typed: "¿No puedes escanearlo? Escribe esta clave en la aplicación",
  code: "Código de la aplicación",
  codeHelp: "Seis cifras; cambia cada 30 segundos.",
  finish: "Activar",
  again: "El código no es correcto, o ya se usó. Espera al siguiente y escríbelo.",
  restart: "Empezar de nuevo con otro código QR",
  entry: "Escribe el código",

  codesTitle: "Guarda tus códigos de recuperación",
  codesLead:
    "Cada uno abre tu cuenta una vez, si pierdes el móvil. Se muestran solo ahora: imprímelos o guárdalos donde no esté el móvil.",
  codesList: "Códigos de recuperación",
  codesDone: "Ya los he guardado",

  renew: "Nuevos códigos de recuperación",
  renewLead: "Crea diez códigos nuevos. Los anteriores dejan de servir.",
  renewNow: "Crear códigos nuevos",
  anyCode: "Código de la aplicación o de recuperación",
  end: "Desactivarla",
  endLead: "Volverá a bastar la contraseña. Para pasar a otro móvil, desactívala y actívala de nuevo con él.",
  endNow: "Desactivar",
  ended: "La verificación en dos pasos está desactivada.",
  limited: (minutes: string) => `Demasiados intentos. Espera ${minutes} min y vuelve a probar.`,

  door: {
    title: "Un paso más",
    lead: "Escribe el código que te muestra tu aplicación.",
    code: "Código",
    help: "¿Sin el móvil? Escribe uno de tus códigos de recuperación.",
    submit: "Entrar",
    wrong: "El código no es correcto.",
    locked: "Demasiados códigos incorrectos. Espera 15 min y vuelve a probar.",
    over: "Ese inicio de sesión ya no vale: pasaron diez minutos, hubo cinco códigos incorrectos o el código ya se había usado. Empieza de nuevo.",
    back: "Entrar con otra cuenta",
  },
  team: {
    title: "Verificación en dos pasos",
    lead: "Si la pides a todo el equipo, quien no la tenga la activa la próxima vez que abra el panel, antes de ver nada más. Las claves secretas siguen igual.",
    has: "Dos pasos",
    hasNot: "Sin dos pasos",
    state: (n: number, text: string, all: string) =>
      n === 0
        ? "Nadie la tiene todavía."
        : n === 1
          ? `La tiene una persona de ${all}.`
          : `La tienen ${text} de ${all}.`,
    asked: "Se pide a todo el equipo.",
    ask: "Pedirla a todo el equipo",
    stop: "Dejar de pedirla",
  },
  remove: {
    open: "Quitarle el segundo paso",
    which: (name: string) => `(${name})`,
    title: "¿Quitarle el segundo paso?",
    lead: "Para quien perdió el móvil y los códigos de recuperación. Se cierran todas sus sesiones y, hasta que lo active de nuevo, su contraseña basta para abrir su cuenta. Antes asegúrate, en persona o por teléfono, de que es quien lo pide. Se le avisará la próxima vez que entre.",
    now: "Quitarlo",
    keep: "Dejarlo como está",
    back: "Volver al equipo",
    own: "Ir a mi verificación en dos pasos",
    kept: {
      own: "Es el tuyo. Desactívalo en su propia página, con tu contraseña y un código.",
      elsewhere:
        "Esta persona pertenece también a otros espacios, y ninguno debe ser menos seguro por culpa de este. Hace falta alguien que sea propietario de todos y tenga la verificación en dos pasos, o quien administra este Voz.",
    },
    done: "Su segundo paso está quitado y todas sus sesiones, cerradas.",
  },
  removed: {
    title: "Se quitó tu verificación en dos pasos",
    text: (at: string) =>
      `Un propietario de tu espacio, o quien administra este Voz, la quitó el ${at}. Si no lo pediste, avisa enseguida a tu equipo.`,
    again: "Activarla de nuevo",
    known: "Ya lo sé",
  },
};
