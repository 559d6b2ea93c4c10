package org.ferrepos.platform.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.idempotency.RequestContent;

/**
 * A job that is asked for.
 *
 * @param priority higher ones are taken first; people's are 0, what can wait is below
 * @param key what the asker calls this request; the same one again makes no second job
 * @param recipients addresses that are told by mail when the job ends
 */
public record Submission(
        String kind,
        JsonNode parameters,
        JobOwner owner,
        Messages language,
        int priority,
        Optional<Key> key,
        List<String> recipients) {
    private static final int LATER = -10;

    public Submission {
        recipients = List.copyOf(recipients);
    }

    /**
     * The name of a request and what it asks for.
     *
     * @param content tells a repetition from another request under the same name
     */
    public record Key(String name, RequestContent content) {}

    public static Submission of(String kind, JsonNode parameters, JobOwner owner, Messages language) {
        return new Submission(kind, parameters, owner, language, 0, Optional.empty(), List.of());
    }

    public Submission withKey(String name, RequestContent content) {
        return new Submission(
                kind, parameters, owner, language, priority, Optional.of(new Key(name, content)), recipients);
    }

    /** Behind everything that a person waits for. */
    public Submission later() {
        return new Submission(kind, parameters, owner, language, LATER, key, recipients);
    }

    public Submission withRecipients(List<String> addresses) {
        return new Submission(kind, parameters, owner, language, priority, key, addresses);
    }
}
