/** Small line drawings, always beside a word that says the same. */
const paths = {
  campaigns: "M4 10v4h3l7 4V6l-7 4H4Zm13-1.5a4 4 0 0 1 0 7M8 14l1.5 5",
  responses:
    "M5 5h14a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 19 16h-7l-4.5 4v-4H5a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 5 5Zm3 4h8M8 12.2h5",
  surveys: "M6 4h12a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1Zm3 4.5h6M9 12h6M9 15.5h3",
  results: "M4.500 19.500h15M7 16v-5m5 5V5m5 11V9",
  install: "m8.5 8-4 4 4 4m7-8 4 4-4 4m-2-10-3 12",
  look: "M12 4a8 8 0 1 0 0 16c1.300 0 2-.9 2-2s-.7-1.500-.7-2.300c0-.9.7-1.400 1.700-1.400h2A3 3 0 0 0 20 11.300C20 7.200 16.400 4 12 4ZM8 12v.1M10 8v.1M14.500 8v.1",
  privacy:
    "M12 3.500 5 6v5.500c0 4.300 2.900 7.400 7 9 4.100-1.600 7-4.700 7-9V6l-7-2.500Zm-3 8.300 2.200 2.200 4-4.200",
  docs: "M5 5.5A1.5 1.5 0 0 1 6.5 4H19v13H6.5A1.5 1.5 0 0 0 5 18.500V5.5Zm0 13A1.500 1.500 0 0 0 6.500 20H19v-3M9 8h6",
  promoter: "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM9 10v.1M15 10v.1M8.500 14a4 4 0 0 0 7 0",
  passive: "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM9 10v.1M15 10v.1M9 15h6",
  detractor: "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM9 10v.1M15 10v.1M8.500 16a4 4 0 0 1 7 0",
  exceeded: "M12 19V6m-5.500 5L12 5.500 17.500 11",
  kept: "m5.500 12.500 4.200 4.200L18.500 8",
  broken: "m7 7 10 10M17 7 7 17",
  not_recalled: "M9 9.200a3 3 0 1 1 4.300 2.700c-.9.4-1.300 1-1.300 2M12 17.500v.1",
  back: "m14 6-6 6 6 6",
  attribution:
    "M6 19.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm12-11a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 17.500h7a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h7",
  integrations:
    "M4 12h11m-4-4.500 4.500 4.500-4.500 4.500M15 5h3.500A1.500 1.500 0 0 1 20 6.500v11a1.500 1.500 0 0 1-1.500 1.500H15",
  add: "M12 5v14M5 12h14",
  remove: "m7 7 10 10M17 7 7 17",
  up: "m6 14 6-6 6 6",
  down: "m6 10 6 6 6-6",
  edit: "M4.500 19.500h4L19 9a2 2 0 0 0 0-2.800L17.800 5A2 2 0 0 0 15 5L4.500 15.500v4Z",
  download: "M12 4v11m-4.500-4L12 15.500 16.500 11M5 19.500h14",
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
