/** What a survey ever asked: its questions as the newest published version that holds them defines them. */
import { and, desc, eq } from "drizzle-orm";
import type { QuestionReport } from "#contract";
import type { Question } from "../../../sdk/questions/index.ts";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";

const { surveyVersions } = schema;

export interface AskedQuestion {
  definition: Question;
  version: number;
  /** The newest version asks it no longer. */
  retired: boolean;
  /** As earlier versions had it, newest first: options that are gone still have their names there. */
  earlier: Question[];
}
export interface AskedSurvey {
  survey: QuestionReport["survey"];
  locale: string;
  /** In the order of the newest version; those that it dropped after them. */
  questions: AskedQuestion[];
}

export async function readAsked({ db, workspaceId }: Surroundings, surveyId: string): Promise<AskedSurvey> {
  const versions = await db
    .select({ version: surveyVersions.version, definition: surveyVersions.definition })
    .from(surveyVersions)
    .where(and(eq(surveyVersions.workspaceId, workspaceId), eq(surveyVersions.surveyId, surveyId)))
    .orderBy(desc(surveyVersions.version));
  const [newest] = versions;
  const questions = new Map<string, AskedQuestion>();
  for (const { version, definition } of versions)
    for (const question of definition.questions) {
      const known = questions.get(question.id);
      if (known) known.earlier.push(question);
      else
        questions.set(question.id, {
          definition: question,
          version,
          retired: version !== newest?.version,
          earlier: [],
        });
    }
  return {
    survey: newest ? { id: surveyId, name: newest.definition.name } : null,
    locale: newest?.definition.locale ?? "es",
    questions: [...questions.values()],
  };
}
