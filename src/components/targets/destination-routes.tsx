import { CircleCheck, CircleDashed, CircleSlash, type LucideIcon } from 'lucide-react'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { routes, type Destination, type Route } from '@/core/targets/routes'
import { kindNames, type TargetKind } from '@/core/targets/settings'
import { kindIcons } from './kind-icons'

const fits: Record<Route['fit'], { word: string; tone: Tone; icon: LucideIcon }> = {
  yes: { word: 'Possible', tone: 'ok', icon: CircleCheck },
  partly: { word: 'With work of yours', tone: 'wait', icon: CircleDashed },
  no: { word: 'Not possible', tone: 'idle', icon: CircleSlash },
}

type DestinationRoutesProps = {
  destination: Destination
  chosen: TargetKind | null
  onChoose: (kind: TargetKind) => void
}

/** Every way to a destination with what speaks for it or against it. */
export function DestinationRoutes({ destination, chosen, onChoose }: DestinationRoutesProps) {
  return (
    <ul aria-label="Ways" className="grid divide-y">
      {routes[destination].map(({ kind, fit, why }) => {
        const Icon = kindIcons[kind]
        return (
          <li key={kind} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
            <Icon className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden />
            <div className="grid min-w-60 flex-1 gap-1">
              <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
                {kindNames[kind]}
                <Badge tone={fits[fit].tone} icon={fits[fit].icon}>
                  {fits[fit].word}
                </Badge>
              </p>
              <p className="text-sm text-muted">{why}</p>
            </div>
            {fit !== 'no' && (
              <Button
                size="sm"
                variant={chosen === kind ? 'primary' : 'outline'}
                aria-pressed={chosen === kind}
                onClick={() => onChoose(kind)}
              >
                {chosen === kind ? 'Chosen' : 'Choose'}
                <span className="sr-only"> {kindNames[kind]}</span>
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
