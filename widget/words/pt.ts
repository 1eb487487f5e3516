import type { Words } from "./words.types.ts";

const pt: Words = {
  lang: "pt",
  survey: "Questionário",
  arrived: "Temos uma pergunta, no fim da página.",
  tab: "A sua opinião",
  close: "Fechar",
  later: "Agora não",
  back: "Voltar",
  next: "Avançar",
  send: "Enviar",
  sending: "Enviando…",
  optional: "Opcional",
  progress: "Pergunta {at} de {of}",
  thanks: "Agradecemos a sua resposta.",
  kept: "Neste momento não há internet. A sua resposta fica guardada e será enviada automaticamente.",
  refused: "Não conseguimos gravar a sua resposta. Agradecemos mesmo assim.",
};
export default pt;
