/** Customers: who they are, what happened with them, and their rights. */
import { listOf } from "../../shapes.ts";
import { CustomerPatch } from "../customer.ts";
import { Erasure, ExportQuery, PersonExport } from "../erasure.ts";
import {
  CustomerProfile,
  CustomerQuery,
  CustomerSummary,
  CustomerVisitor,
  mostLooked,
  mostOfPerson,
  TimelineEntry,
  TimelineQuery,
  VisitorLink,
} from "../profile.ts";
import { erasePerson, people, type Operation } from "./operation.ts";

/** Who somebody is, and which browsers are theirs. */
const linking = { auth: "private", needs: ["content", "personal"], status: 200 } as const;

export const customerOperations = {
  listCustomers: {
    method: "GET",
    path: "/v1/customers",
    summary: `The customers, last seen first. What hangs on their responses (campaign, score, consent, answered) is looked for among ${mostLooked} of them at a time: a page may then be shorter than its limit, or empty, and "next" goes on.`,
    ...people,
    query: CustomerQuery,
    answer: listOf(CustomerSummary),
    problems: ["invalid_query"],
  },
  readCustomer: {
    method: "GET",
    path: "/v1/customers/{id}",
    summary: `One customer: who they are, what brought them, which promises they were asked about, their scores and consent, and their browsers with what linked each. Reckoned from their last ${mostOfPerson} responses.`,
    ...people,
    answer: CustomerProfile,
    problems: ["not_found"],
  },
  updateCustomer: {
    method: "PATCH",
    path: "/v1/customers/{id}",
    summary:
      "Correct what is known of a customer: what is named replaces what was known, null takes it away. It counts as proven from then on: no page changes it.",
    ...linking,
    body: CustomerPatch,
    answer: CustomerProfile,
    problems: ["not_found", "invalid_body"],
  },
  customerTimeline: {
    method: "GET",
    path: "/v1/customers/{id}/timeline",
    summary: `What happened with a customer, newest first: responses, arrivals, promises, consents, browsers linked and split, and whom it was told. Of their last ${mostOfPerson} responses.`,
    ...people,
    query: TimelineQuery,
    answer: listOf(TimelineEntry),
    problems: ["not_found", "invalid_query"],
  },
  linkVisitor: {
    method: "POST",
    path: "/v1/customers/{id}/visitors",
    summary:
      "Say that a browser is this customer's, on the company's own word; what was split is linked again. Refused where another customer's is as well proven.",
    ...linking,
    body: VisitorLink,
    answer: CustomerVisitor,
    problems: ["not_found", "invalid_body", "conflict"],
  },
  splitVisitor: {
    method: "POST",
    path: "/v1/customers/{id}/visitors/{visitorId}/split",
    summary:
      "Take a browser from this customer, and with it what was said anonymously there. Nothing that pages tell links it again.",
    ...linking,
    answer: CustomerVisitor,
    problems: ["not_found"],
  },
  exportCustomer: {
    method: "GET",
    path: "/v1/customers/{id}/export",
    summary: "All that is kept of a customer, every table's rows: JSON, or CSV with a line a value.",
    ...people,
    query: ExportQuery,
    answer: PersonExport,
    produces: ["application/json", "text/csv"],
    problems: ["not_found", "invalid_query"],
  },
  eraseCustomer: {
    method: "DELETE",
    path: "/v1/customers/{id}",
    summary:
      "Erase a customer: what they said, what they are known by, what it counted for. Endpoints are told by `customer.erased`; the answer is a receipt that names every table.",
    ...erasePerson,
    answer: Erasure,
    problems: ["not_found"],
  },
} as const satisfies Record<string, Operation>;
