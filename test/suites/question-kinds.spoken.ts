/** What a screen reader finds in one question of each kind, in Spanish: roles, names, states, in their order. */
export const spoken: Record<string, string> = {
  ces: `
- heading "¿Fue fácil resolverlo?" [level=2]
- radiogroup "¿Fue fácil resolverlo?":
  - radio "1"
  - text: "1"
  - radio "2"
  - text: "2"
  - radio "3"
  - text: "3"
  - radio "4"
  - text: "4"
  - radio "5"
  - text: "5"
  - radio "6"
  - text: "6"
  - radio "7"
  - text: 7 Muy difícil Muy fácil`,
  consent: `
- heading "¿Podemos publicar tu opinión?" [level=2]
- group "¿Podemos publicar tu opinión?":
  - checkbox "Sí, con mi nombre"
  - text: Sí, con mi nombre
  - link "Aviso de privacidad":
    - /url: https://shop.example/privacidad?v=2`,
  contact: `
- heading "¿Cómo te localizamos?" [level=2]
- group "¿Cómo te localizamos?":
  - text: Nombre · opcional
  - textbox "Nombre · opcional"
  - text: Correo electrónico
  - textbox "Correo electrónico"
  - text: Teléfono · opcional
  - textbox "Teléfono · opcional"`,
  csat: `
- heading "¿Qué te pareció la entrega?" [level=2]
- radiogroup "¿Qué te pareció la entrega?":
  - 'radio "1 de 5: Nada satisfactorio"'
  - text: "1 de 5: Nada satisfactorio"
  - 'radio "2 de 5: Poco satisfactorio"'
  - text: "2 de 5: Poco satisfactorio"
  - 'radio "3 de 5: Aceptable"'
  - text: "3 de 5: Aceptable"
  - 'radio "4 de 5: Satisfactorio"'
  - text: "4 de 5: Satisfactorio"
  - 'radio "5 de 5: Muy satisfactorio"'
  - text: "5 de 5: Muy satisfactorio"`,
  emotion: `
- heading "¿Cómo te sientes después de tu visita?" [level=2]
- radiogroup "¿Cómo te sientes después de tu visita?":
  - 'radio "1 de 5: Muy mal"'
  - text: "1 de 5: Muy mal"
  - 'radio "2 de 5: Mal"'
  - text: "2 de 5: Mal"
  - 'radio "3 de 5: Normal"'
  - text: "3 de 5: Normal"
  - 'radio "4 de 5: Bien"'
  - text: "4 de 5: Bien"
  - 'radio "5 de 5: Muy bien"'
  - text: "5 de 5: Muy bien"`,
  link: `
- heading "¿Lo cuentas también fuera?" [level=2]
- link "Abrir el enlace":
  - /url: https://reviews.example/voz`,
  multiple: `
- heading "¿Qué has usado? Elige 2–3." [level=2]
- group "¿Qué has usado? Elige 2–3.":
  - checkbox "El chat"
  - text: El chat
  - checkbox "El teléfono"
  - text: El teléfono
  - checkbox "La tienda"
  - text: La tienda
  - checkbox "Nada de esto"
  - text: Nada de esto
  - checkbox "Otra"
  - text: Otra`,
  nps: `
- heading "¿Nos recomendarías?" [level=2]
- radiogroup "¿Nos recomendarías?":
  - radio "0"
  - text: "0"
  - radio "1"
  - text: "1"
  - radio "2"
  - text: "2"
  - radio "3"
  - text: "3"
  - radio "4"
  - text: "4"
  - radio "5"
  - text: "5"
  - radio "6"
  - text: "6"
  - radio "7"
  - text: "7"
  - radio "8"
  - text: "8"
  - radio "9"
  - text: "9"
  - radio "10"
  - text: 10 Nada probable Muy probable`,
  promise: `
- 'heading "Te prometimos: «Tu pedido llega en 24 horas». Comparado con eso, tu experiencia fue…" [level=2]'
- 'radiogroup "Te prometimos: «Tu pedido llega en 24 horas». Comparado con eso, tu experiencia fue…"':
  - radio "Mucho peor"
  - text: Mucho peor
  - radio "Peor"
  - text: Peor
  - radio "Tal como se prometió"
  - text: Tal como se prometió
  - radio "Mejor"
  - text: Mejor
  - radio "Mucho mejor"
  - text: Mucho mejor
  - radio "No recuerdo"
  - text: No recuerdo`,
  rating: `
- heading "¿Cómo valoras la lámpara?" [level=2]
- radiogroup "¿Cómo valoras la lámpara?":
  - 'radio "1 de 7: Muy mal"'
  - text: "1 de 7: Muy mal"
  - radio "2 de 7"
  - text: 2 de 7
  - radio "3 de 7"
  - text: 3 de 7
  - radio "4 de 7"
  - text: 4 de 7
  - radio "5 de 7"
  - text: 5 de 7
  - radio "6 de 7"
  - text: 6 de 7
  - 'radio "7 de 7: Excelente"'
  - text: "7 de 7: Excelente"`,
  single: `
- heading "¿Qué plan tienes?" [level=2]
- radiogroup "¿Qué plan tienes?":
  - radio "Básico"
  - text: Básico
  - radio "Pro"
  - text: Pro
  - radio "Ninguno"
  - text: Ninguno
  - radio "Otra"
  - text: Otra`,
  statement: `
- heading "Antes de seguir" [level=2]
- paragraph: Son dos preguntas.`,
  text: `
- heading "¿Por qué?" [level=2]
- textbox "¿Por qué?"
- paragraph: "Caracteres libres: 12"`,
  yesno: `
- heading "¿Volverías a comprar?" [level=2]
- radiogroup "¿Volverías a comprar?":
  - radio "Sí, claro"
  - text: Sí, claro
  - radio "No"
  - text: "No"`,
};
