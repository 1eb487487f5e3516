/** The hosted page's own words in Portuguese. */
import type { Words } from "./en.ts";

export const pt: Words = {
  asks: "{name} gostaria de saber a sua opinião",
  description: (questions) => (questions === 1 ? "Uma pergunta." : `${questions} perguntas.`),
  optional: "Opcional",
  maybe: "Apenas se for o seu caso",
  followed: "Já abri",
  send: "Enviar",
  sending: "Enviando…",
  problem: (count) => (count === 1 ? "Há uma resposta a rever" : `Há ${count} respostas a rever`),
  problemTitle: "Reveja as suas respostas",
  nothing: "Responda a pelo menos uma pergunta e envie.",
  thanksTitle: "Obrigado",
  thanks: "Agradecemos a sua resposta.",
  received: "Já pode fechar esta página.",
  onward: "Continuar para {host}",
  device: "Esta página não guarda nada no seu dispositivo.",
  notFound: { title: "Não há nenhum questionário aqui", say: "Confira o link: pode faltar uma parte." },
  closed: {
    title: "Este questionário está encerrado",
    say: "Já não aceita respostas. Agradecemos o interesse em participar.",
  },
  limited: {
    title: "Um momento, por favor",
    say: "Há demasiados pedidos vindos daqui. Espere um minuto e tente de novo.",
  },
  tooLarge: { title: "É demasiado de uma só vez", say: "Volte, encurte a sua resposta mais longa e envie de novo." },
  form: { title: "Não conseguimos ler isto", say: "Abra o link de novo e preencha lá o questionário." },
  unavailable: {
    title: "Tente daqui a pouco",
    say: "Neste momento não conseguimos gravar a sua resposta. Volte e envie de novo.",
  },
  internal: { title: "Algo falhou do nosso lado", say: "A culpa não é sua. Volte e envie de novo." },
  number: "Número para nos perguntar",
};
