import { peopleWords } from "../fields.ts";

export const words = {
  es: {
    title: "Salesforce",
    lead: "Cada respuesta es un registro de tu objeto, reconocido por su identificador externo; o un evento de plataforma.",
    needs: {
      domain: { label: "Tu dominio", help: "Lo que va antes de .my.salesforce.com, como acme o acme--uat.sandbox." },
      clientId: {
        label: "Clave de consumidor",
        help: "De una aplicación con el flujo de credenciales de cliente y el permiso api.",
      },
      clientSecret: { label: "Secreto de consumidor", help: "De la misma aplicación." },
      as: {
        label: "Se envía como",
        help: "Un registro se puede corregir; un evento solo avisa.",
        options: { record: "Registro (upsert)", event: "Evento de plataforma" },
      },
      object: { label: "Objeto", help: "Su nombre de API. Sin nada: Voz_Response__c." },
      externalId: {
        label: "Campo de identificador externo",
        help: "Texto único, marcado como externo. Sin nada: Voz_Id__c.",
      },
      event: {
        label: "Evento de plataforma",
        help: "Con los campos Response_Id__c y Event_Id__c. Sin nada: Voz_Response__e.",
      },
      contact: { label: "Objeto de los clientes", help: "Su nombre de API, con LastName y Email. Sin nada: Contact." },
      contactId: {
        label: "Su campo de identificador externo",
        help: "Texto único, marcado como externo: el identificador que da tu sitio. Sin nada: Voz_Customer_Id__c.",
      },
      version: { label: "Versión de la API", help: "Sin nada: 62.0." },
      people: peopleWords.es,
    },
  },
  en: {
    title: "Salesforce",
    lead: "Each response is a record of your object, known by its external id; or a platform event.",
    needs: {
      domain: {
        label: "Your domain",
        help: "What stands before .my.salesforce.com, such as acme or acme--uat.sandbox.",
      },
      clientId: {
        label: "Consumer key",
        help: "Of an app with the client credentials flow and the scope api.",
      },
      clientSecret: { label: "Consumer secret", help: "Of the same app." },
      as: {
        label: "Sent as",
        help: "A record can be corrected; an event only tells.",
        options: { record: "Record (upsert)", event: "Platform event" },
      },
      object: { label: "Object", help: "Its API name. Empty: Voz_Response__c." },
      externalId: { label: "External id field", help: "Unique text, marked as external. Empty: Voz_Id__c." },
      event: {
        label: "Platform event",
        help: "With the fields Response_Id__c and Event_Id__c. Empty: Voz_Response__e.",
      },
      contact: { label: "Object of customers", help: "Its API name, with LastName and Email. Empty: Contact." },
      contactId: {
        label: "Its external id field",
        help: "Unique text, marked as external: the id that your site gives. Empty: Voz_Customer_Id__c.",
      },
      version: { label: "API version", help: "Empty: 62.0." },
      people: peopleWords.en,
    },
  },
};
