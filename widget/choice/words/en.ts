import type { ChoiceWords } from "./words.types.ts";

const en: ChoiceWords = {
  lang: "en",
  title: "Your opinion, and what is kept for it",
  intro: "This site asks for opinions with Voz. You decide what may be kept for that, and may change your mind here.",
  granted: "If you agree",
  grantedKeeps:
    "This device keeps a random number for this browser, how you came here (up to eleven visits, for 90 days), and answers that are unfinished or unsent. The number and the visits go along with your answers.",
  denied: "If you refuse",
  deniedKeeps:
    "What was kept is deleted. An answer that you send tells the channel and the campaign of this visit and nothing else of how you came; which surveys you see is not counted.",
  pending: "Until you decide",
  pendingKeeps:
    "Surveys that are shown and closed are counted, without a number of yours. An answer that you send tells how you came to this site this time.",
  always:
    "Always: this device remembers which surveys you answered or closed, and on which day, so that you are not asked again, and an answer that you sent until it has arrived. Your address (IP) is not stored.",
  purposes: "What for: {list}.",
  comma: ", ",
  purpose: "to know which campaign brought you",
  version: "Wording:",
  isGranted: "You have agreed.",
  isDenied: "You have refused.",
  isPending: "You have not decided yet.",
  gpc: "Your browser says no for you (Global Privacy Control). That counts, whatever is chosen here.",
  dnt: "Your browser asks not to be tracked (Do Not Track). Where this site heeds that, your answers come without a number and without earlier visits.",
  remembered: "This browser remembers your choice.",
  forgotten: "Your choice holds on this page, and beyond it where this site remembers it.",
  agree: "I agree",
  refuse: "I refuse",
  takeBack: "Take my consent back",
  unready: "Voz does not run on this page: nothing is kept, and nothing is sent.",
};
export default en;
