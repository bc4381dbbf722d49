'use client'

import { useState, type FormEvent, type ReactNode } from 'react'
import { Choice } from '@/components/store/choice'
import { PermittedButton } from '@/components/teammate/permitted-button'

type FarewellChoice = 'keep' | 'hand-over' | 'restrict'

type Answer = { choice: FarewellChoice; title: string; meaning: ReactNode }

type FarewellFormProps = {
  /** What becomes of the people, in the order in which it is offered. None is chosen beforehand. */
  answers: Answer[]
  isBusy: boolean
  onPreview: (choice: FarewellChoice) => void
}

/** Asks what becomes of the people when something is left. It is said where everyone whom it concerns is listed. */
export function FarewellForm({ answers, isBusy, onPreview }: FarewellFormProps) {
  const [choice, setChoice] = useState<FarewellChoice>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (choice) onPreview(choice)
  }
  return (
    <form onSubmit={submit} className="grid max-w-2xl gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-sm font-medium">What becomes of the people</legend>
        {answers.map((answer) => (
          <Choice
            key={answer.choice}
            name="farewell"
            checked={answer.choice === choice}
            onChoose={() => setChoice(answer.choice)}
            title={answer.title}
          >
            {answer.meaning}
          </Choice>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <PermittedButton needs="admin" type="submit" busy={isBusy} disabled={choice === undefined}>
          Preview
        </PermittedButton>
        <p className="text-sm text-muted">
          Nothing happens yet: you see everyone whom it concerns first, and confirm it there.
        </p>
      </div>
    </form>
  )
}
