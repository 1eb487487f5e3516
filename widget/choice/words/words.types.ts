/** What the consent page says in one language. */
export interface ChoiceWords {
  /** The language they are in. */
  lang: string;
  title: string;
  intro: string;
  /** "If you agree", and what is kept then. */
  granted: string;
  grantedKeeps: string;
  denied: string;
  deniedKeeps: string;
  /** Until there is a decision. */
  pending: string;
  pendingKeeps: string;
  /** What holds whatever is chosen. */
  always: string;
  /** `{list}` are purposes, with `comma` between them. */
  purposes: string;
  comma: string;
  /** What `attribution` means. */
  purpose: string;
  /** Comes before the wording's name. */
  version: string;
  /** What holds now. */
  isGranted: string;
  isDenied: string;
  isPending: string;
  /** The browser's own no, and its wish. */
  gpc: string;
  dnt: string;
  /** Whether the choice outlives this page. */
  remembered: string;
  forgotten: string;
  agree: string;
  refuse: string;
  takeBack: string;
  /** Voz is not there. */
  unready: string;
}
