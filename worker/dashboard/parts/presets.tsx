/** The last 7, 30 or 90 days, each a link. */
import { useFrame } from "../frame.ts";
import { presetOf, presets, type Period } from "../period.ts";

interface PresetsProps {
  period: Period;
  /** The page's address with other days. */
  href(days: Pick<Period, "from" | "to">): string;
}

export function Presets({ period, href }: PresetsProps) {
  const { words, format } = useFrame();
  return (
    <ul class="presets">
      {presets.map((days) => {
        const preset = presetOf(days, period.today);
        const current = preset.from === period.from && preset.to === period.to;
        return (
          <li key={days}>
            <a href={href(preset)} aria-current={current ? "true" : undefined}>
              {words.period.days(format.count(days))}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
