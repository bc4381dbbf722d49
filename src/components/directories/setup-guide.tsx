'use client'

import { useState } from 'react'
import type { Directory } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Select } from '@/components/ui/select'
import { directoryKinds } from './directory-kinds'
import { useFreshToken } from './fresh-token'
import type { GuideStep, GuideValue } from './guides/guide'
import { guidedKinds, guides, type GuidedKind } from './guides/guides'
import { NumberedStep } from './guides/numbered-step'

/** The steps in the vendor's console, in its own words. */
export function SetupGuide({ directory, kind }: { directory: Directory; kind: GuidedKind }) {
  const [shown, setShown] = useState(kind)
  const { steps, limits } = guides[shown]
  return (
    <Card>
      <CardHeader>
        <CardTitle>In the identity provider</CardTitle>
        <Select
          aria-label="Guide for"
          value={shown}
          onChange={({ target }) => setShown(guidedKinds.find((known) => known === target.value) ?? kind)}
        >
          {guidedKinds.map((known) => (
            <option key={known} value={known}>
              {directoryKinds[known].name}
            </option>
          ))}
        </Select>
      </CardHeader>
      <CardBody className="grid gap-6">
        <ol className="grid gap-6">
          {steps.map((step, place) => (
            <Step key={step.title} number={place + 1} step={step} directory={directory} />
          ))}
        </ol>
        <section className="rounded-md bg-sunken p-4 text-sm">
          <h3 className="font-medium">Good to know</h3>
          <ul className="mt-1.5 grid list-disc gap-1 pl-4 text-muted">
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
      </CardBody>
    </Card>
  )
}

type StepProps = { number: number; step: GuideStep; directory: Directory }

function Step({ number, step: { title, where, fields, note }, directory }: StepProps) {
  return (
    <NumberedStep number={number} title={title}>
      {where && <p className="text-muted">{where}</p>}
      {fields && (
        <dl className="divide-y rounded-md border">
          {fields.map(({ label, value }) => (
            <div key={label} className="grid gap-x-4 px-3 py-1.5 sm:grid-cols-2">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0">
                <OwnValue value={value} directory={directory} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {note && <p className="text-muted">{note}</p>}
    </NumberedStep>
  )
}

function OwnValue({ value, directory }: { value: GuideValue; directory: Directory }) {
  const token = useFreshToken(directory.id)
  if (typeof value === 'string') return value
  const own = value.own === 'token' ? token : directory.scimBaseUrl
  if (own === null) return 'The token that you have copied'
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 truncate font-mono text-[0.8125rem]">{own}</code>
      <span className="-my-1.5 shrink-0">
        <CopyButton value={own} what={value.own} />
      </span>
    </span>
  )
}
