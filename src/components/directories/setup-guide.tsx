'use client'

import { useState } from 'react'
import type { Directory } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Select } from '@/components/ui/select'
import { directoryKinds, kindsInOrder, type DirectoryKind } from './directory-kinds'
import { useFreshToken } from './fresh-token'
import type { GuideStep, GuideValue } from './guides/guide'
import { guides } from './guides/guides'

/** The steps in the vendor's console, in its own words. */
export function SetupGuide({ directory }: { directory: Directory }) {
  const { kind } = directory
  const [shown, setShown] = useState<DirectoryKind>(kind)
  const { steps, limits } = guides[shown]
  return (
    <Card>
      <CardHeader>
        <CardTitle>In the identity provider</CardTitle>
        <Select
          aria-label="Guide for"
          value={shown}
          onChange={({ target }) => setShown(kindsInOrder.find((known) => known === target.value) ?? kind)}
        >
          {kindsInOrder.map((known) => (
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
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-3 text-sm">
      <span aria-hidden className="grid size-7 place-items-center rounded-full border font-serif text-base">
        {number}
      </span>
      <div className="grid gap-2 pt-1">
        <h3 className="font-medium">{title}</h3>
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
      </div>
    </li>
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
