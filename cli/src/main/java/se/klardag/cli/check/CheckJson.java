package se.klardag.cli.check;

import java.io.Writer;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.month.CoverageJson;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Deviations for machines (*granskning som JSON*): one object, written as the cases are read.
public final class CheckJson implements AutoCloseable {
    private final JsonGenerator json;
    private final Texts texts;

    public CheckJson(Writer out, Texts texts) {
        this.texts = texts;
        var mapper = JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        json = mapper.writer().with(PrintedJson.layout()).createGenerator(out);
        json.writeStartObject();
        json.writeArrayPropertyStart("deviations");
    }

    /// Writes the next deviation.
    public void add(LocatedFinding found) {
        json.writeStartObject();
        json.writeStringProperty("code", found.finding().code());
        json.writeStringProperty("severity", found.finding().severity().code());
        json.writeStringProperty("clause", FindingText.clause(found.finding()));
        json.writeStringProperty("message", FindingText.of(found, texts));
        json.writeStringProperty("municipality", found.municipality());
        json.writeStringProperty("unit", found.unit());
        json.writeStringProperty("caseId", found.caseId());
        json.writeStringProperty("file", TerminalSafe.of(found.file()));
        json.writeNumberProperty("row", found.row());
        json.writeEndObject();
    }

    /// Writes the counts and ends the object.
    public void end(CaseReview checking, long rejected) {
        json.writeEndArray();
        json.writeObjectPropertyStart("counts");
        checking.counts().forEach((finding, count) -> json.writeNumberProperty(finding.code(), count));
        json.writeEndObject();
        json.writeNumberProperty("cases", checking.cases());
        json.writeNumberProperty("rejectedRows", rejected);
        var remarks = JsonNodeFactory.instance.objectNode();
        CoverageJson.put(remarks, checking.remarks());
        remarks.propertyStream().forEach(each -> json.writePOJOProperty(each.getKey(), each.getValue()));
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() {
        json.close();
    }
}
