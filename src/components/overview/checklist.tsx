import { ArrowRight, Check } from 'lucide-react'
import Link from 'next/link'
import type { Overview } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'

type ChecklistProps = { done: Overview['checklist']; directories: Overview['directories'] }

/** The way to the first person in a store; it goes away once it has been walked. */
export function Checklist({ done, directories }: ChecklistProps) {
  const waiting = directories[0]
  const steps = [
    { title: 'Connect a store', why: 'Where people become customers.', href: '/stores', done: done.store },
    {
      title: 'Create a directory',
      why: 'A SCIM address for your identity provider.',
      href: '/directories',
      done: done.directory,
    },
    {
      title: 'Receive the first person',
      why: 'Assign one test person in your identity provider.',
      href: waiting ? `/directories/${waiting.id}` : '/directories',
      done: done.firstUser,
    },
  ]
  const next = steps.findIndex((step) => !step.done)
  return (
    <Card>
      <CardHeader>
        <CardTitle>Set-up</CardTitle>
        <p className="text-sm text-muted">{steps.filter((step) => step.done).length} of 3 done</p>
      </CardHeader>
      <ol className="divide-y">
        {steps.map((step, place) => (
          <li key={step.title} className="flex items-center gap-3.5 px-4 py-3">
            <span
              className={cn(
                'grid size-7 shrink-0 place-items-center rounded-full border font-serif text-base',
                step.done && 'border-ok/30 bg-ok-soft text-ok',
                place === next && 'border-tick',
              )}
            >
              {step.done ? <Check className="size-4" role="img" aria-label="Done" /> : place + 1}
            </span>
            <div className="min-w-0 flex-1">
              <p className={cn('text-sm font-medium', step.done && 'text-muted')}>{step.title}</p>
              <p className="text-sm text-muted">{step.why}</p>
            </div>
            {!step.done && (
              <Button asChild size="sm" variant={place === next ? 'primary' : 'outline'}>
                <Link href={step.href}>
                  {place === next ? 'Start' : 'Open'}
                  <span className="sr-only">: {step.title}</span>
                  <ArrowRight />
                </Link>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
