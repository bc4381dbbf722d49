import { Check, Minus } from 'lucide-react'
import type { StoreDetail } from '@/components/answers'
import { Callout } from '@/components/ui/callout'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { leavingFacts } from '@/core/mapping/leaving-facts'
import { themeSnippet } from '@/core/mapping/theme-snippet'

type LeavingFactsProps = { policy: StoreDetail['settings']['policy']; scopes: string[] }

/** What a policy does and does not do in this store, in words, and the snippet that makes a theme honour its marker. */
export function LeavingFacts({ policy, scopes }: LeavingFactsProps) {
  const { levers, notCovered } = leavingFacts(policy, { scopes })
  return (
    <Card>
      <CardHeader>
        <CardTitle>What that does, and what it does not</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        <ul className="grid gap-1.5 text-sm">
          {levers.map(({ lever, inForce, says }) => (
            <li key={lever} className="flex items-start gap-2">
              {inForce ? (
                <Check className="mt-0.5 size-4 shrink-0 text-ok" role="img" aria-label="In force" />
              ) : (
                <Minus className="mt-0.5 size-4 shrink-0 text-faint" role="img" aria-label="Not in force" />
              )}
              <span className={inForce ? undefined : 'text-muted'}>{says}</span>
            </li>
          ))}
        </ul>
        <Callout kind="warning" title="Not covered">
          <ul className="grid gap-1">
            {notCovered.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </Callout>
        <div className="grid gap-2">
          <p className="text-sm">
            This snippet makes a theme honour the marker. Save it as{' '}
            <code className="font-mono">rollcall.liquid</code> among the theme’s snippets, put the members’
            content into it, and render it on each page that only members may see.
          </p>
          <CodeBlock label="Liquid snippet for the theme" code={themeSnippet(policy.marker)} />
        </div>
      </CardBody>
    </Card>
  )
}
