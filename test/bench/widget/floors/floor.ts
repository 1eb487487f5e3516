/** How a floor is set off: by the page, now or before its script has come. */
interface FloorPage {
  floor?: () => void;
  /** The trigger came before the script. */
  floorDue?: boolean;
}

export function floor(show: () => void): void {
  const page = window as unknown as FloorPage;
  page.floor = show;
  if (page.floorDue) show();
}
