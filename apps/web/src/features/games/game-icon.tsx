import type { GameKind } from "@sortes/domain/games";
import { IconCircleNumber6, IconGridDots, IconNumber123 } from "@tabler/icons-react";

const icons = { matrix: IconCircleNumber6, digits: IconNumber123, keno: IconGridDots } as const;

/** The sign of a kind of game; decoration, since the name stands beside it. */
export function GameIcon({ kind, size = 22 }: { kind: GameKind; size?: number }) {
  const Icon = icons[kind];
  return <Icon size={size} stroke={1.6} aria-hidden />;
}
